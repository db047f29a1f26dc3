/**
 * Words of the health check, folded (no accents, lower case), in French, Dutch and English. Conditions name what one
 * person has; how many there are of something (incommodés, gewonden, T1–T4) is a figure of the toll and not among them.
 */

/** What says much about one person alone: diagnoses, treatments, blood, pregnancy. */
export const DIAGNOSES =
  'diabet\\w*|cancer\\w*|kanker\\w*|epilep\\w*|vih|hiv|sida|aids|seroposit\\w*|schizophren\\w*|schizofren\\w*|bipolair\\w*|depressi\\w*|psychose|psychotique|psychotisch\\w*|psychiatri\\w*|enceinte|zwanger\\w*|pregnant|infarctus|hartinfarct\\w*|heart attack|avc|cva|beroerte|stroke|tubercul\\w*|covid\\w*|hepatit\\w*|dementi\\w*|demence|alzheimer|parkinson|asthm\\w*|astma\\w*|overdos\\w*|suicid\\w*|zelfmoord\\w*|sclerose|hemophil\\w*|hemofil\\w*|insuffisance (?:cardiaque|renale|respiratoire)|hartfalen|nierfalen|dialys\\w*|chimiotherap\\w*|chemotherap\\w*|fracture|breuk van|hemorragi\\w*|traumatisme cranien|hersenletsel|toxicoman\\w*|alcoolique|alcoholist|handicap mental|mentale beperking|autis\\w*|trisomi\\w*|allergi\\w*|leucemi\\w*|leukemi\\w*|meningit\\w*';

/** What one person is in; said of a named person only, and never after a number. */
export const STATES =
  'blessee?|gewond|injured|wounded|brulee?|verbrand|burned|burnt|intoxiquee?|vergiftigd|hospitalisee?|gehospitaliseerd|hospitalised|inconsciente?|bewusteloos|unconscious|comateux|comateuse|coma|reanimee?|gereanimeerd|amputee?|geamputeerd|opere|operee|geopereerd|malade|ziek|handicapee?|gehandicapt|choquee?|traumatisee?|intubee?|geintubeerd';

/** How a text speaks of one person before a name. */
export const TITLES =
  'm\\.|mr\\.?|mme\\.?|mlle\\.?|monsieur|madame|mademoiselle|mevr\\.?|mevrouw|dhr\\.?|de heer|meneer|mrs\\.?|ms\\.?|patiente?|slachtoffer|victime|victim|enfant|kind|child|le nomme|la nommee|de genaamde';

/** First names of Brussels: with a name after them they are a person, without any title. */
export const FIRST_NAMES = new Set(
  `adam adil ahmed alain alexandre ali alice amina amir amira an andre ann anna anne annick anouk antoine arnaud arthur
  aurelie axel aya aziz bart benjamin benoit bernard bert bram bruno camille carine caroline catherine cecile cedric
  chantal charles charlotte chloe christian christine christophe claire claude clement corinne damien daniel david
  delphine didier dirk dominique dries eddy elias elise els emilie emma eric erik esther etienne eva fabrice fatiha fatima
  fatma filip florence francis francois francoise frank frederic gabriel genevieve georges geert gert greet griet guy
  guillaume hamza hans hassan helene henri herman hilde hugo hugues ibrahim ilse ines ingrid isabelle ismael jacqueline
  jacques jamal jan jean jef jeroen jerome jo joel johan john jonas joris joseph julie julien karel karen karim karin karl
  katrien kevin khadija koen kristof laila lars laura laurence laurent lea leen leila leo lieve lies lina lisa lotte louis
  louise luc lucas lucie ludovic maarten malika manon marc marcel margaux maria mariam marie marijke marina mario mark
  martin martine mathieu maxime mehdi michael michel michele mieke mohamed mohammed monique mourad mustapha myriam nadia
  nadine nancy natacha nathalie nicolas nicole nina noah noor nora olivier omar pascal patricia patrick paul peter philippe
  pierre pieter quentin rachid rachida raphael renaud rik rita robert robin roger romain ruben rudi sabine said salma sam
  samir samira samuel sandra sandrine sara sarah sebastien serge simon sofia sofie sophie stefan stephane stephanie steven
  stijn sven sylvie tariq theo thierry thomas tim tom valerie veronique victor vincent walid walter wendy werner wim
  wouter xavier yasmina yasmine yassine youssef yves yvonne zakaria zineb`
    .split(/\s+/)
    .filter(Boolean),
);

/** Titles of those who report, not of those who suffer: a name after one of these is staff. */
export const STAFF_TITLES = new Set(
  'dr dr. docteur dokter cdt cdt. commandant cp insp insp. commissaire commissaris officier off. prof prof. dir dir. bourgmestre burgemeester colonel kolonel lt lt. capitaine kapitein adjudant brigadier'.split(
    ' ',
  ),
);

/** Firms phrases that speak of one patient, whoever it is. */
export const PHRASES =
  'antecedents medicaux|medische voorgeschiedenis|medical history|dossier medical|medisch dossier|medical (?:file|record)s?|groupe sanguin|bloedgroep|blood (?:type|group)|sous (?:anticoagulants?|antidepresseurs?|methadone|insuline|morphine)|onder (?:antistolling|antidepressiva|methadon|insuline)|(?:teste?e? )?positi(?:f|ve) (?:au|a la|a l|aux) (?:covid\\w*|vih|hiv|test)|positief getest op|tested positive for|porteu(?:r|se) d(?:u|e la|e l|e) (?:virus|vih|hiv|bacterie\\w*)|drager van het? (?:virus|hiv)';

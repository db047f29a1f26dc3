/** The absolute path of the first of `names` found on the search path `path`, by default that of this process. */
export function findProgram(names: string[], path?: string): string | undefined;

import './words.ts';
import './images.css';
import { useState } from 'react';
import { begin } from '../desk/deskState.ts';
import { useMay } from '../desk/form.ts';
import { useLanguage } from '../language/Language.tsx';
import { Button } from '../ui/Button.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Tabs } from '../ui/Tabs.tsx';
import { Cameras } from './Cameras.tsx';
import { Conventions } from './Conventions.tsx';
import { Grants } from './Grants.tsx';
import { Register } from './Register.tsx';

type Shown = 'cameras' | 'conventions' | 'grants' | 'register';

/** Images and their law: cameras with whose they are, conventions with owners, access by name, the register of looks. */
export default function ImagesSheet({ about }: { about?: string | undefined }) {
  const { say } = useLanguage();
  const [maySign, mayGrant, mayRead] = [useMay('convention.sign'), useMay('feed.grant'), useMay('imagelog.consult')];
  const [shown, setShown] = useState<Shown>(about === undefined && mayRead && !mayGrant ? 'register' : 'cameras');
  const tabs = (['cameras', 'conventions', 'grants', 'register'] as const).filter(
    name => name !== 'register' || mayRead,
  );
  return (
    <Sheet
      title={say('images.sheet')}
      acts={
        <>
          {maySign && (
            <Button onClick={() => begin({ kind: 'form', form: 'images.sign' })}>{say('images.sign')}</Button>
          )}
          {mayGrant && (
            <Button rank="primary" onClick={() => begin({ kind: 'form', form: 'images.grant' })}>
              {say('images.grant')}
            </Button>
          )}
        </>
      }
    >
      <div className="images-sheet">
        <Tabs
          tabs={tabs.map(name => ({ name, label: say(`images.tab.${name}`) }))}
          current={shown}
          onChange={setShown}
          label={say('images.sheet')}
        >
          {shown === 'cameras' && <Cameras first={about} />}
          {shown === 'conventions' && <Conventions />}
          {shown === 'grants' && <Grants />}
          {shown === 'register' && <Register />}
        </Tabs>
      </div>
    </Sheet>
  );
}

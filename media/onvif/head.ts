import type { OnvifCamera } from './camera.ts';
import { chosenProfile } from './camera.ts';
import { type CameraHead, type HeadAbilities, HeadFailure, TIMEOUT } from './port.ts';
import { allBelow, below, type Element, escaped, textBelow } from './xml.ts';

const PTZ = 'http://www.onvif.org/ver20/ptz/wsdl';
const SCHEMA = 'http://www.onvif.org/ver10/schema';

/**
 * The head of an ONVIF camera; undefined where it has none.
 * @throws HeadFailure where the camera can't be asked
 */
export async function headOf(camera: OnvifCamera, profile: string | undefined): Promise<CameraHead | undefined> {
  const path = await camera.service('PTZ');
  if (path === undefined) return undefined;
  const movable = (await camera.profiles()).filter(({ ptz }) => ptz);
  const chosen = chosenProfile(movable, profile) ?? chosenProfile(movable, undefined);
  if (!chosen) return undefined;
  const { device } = camera;
  const token = `<ProfileToken>${escaped(chosen.token)}</ProfileToken>`;
  const call = (name: string, inner: string): Promise<Element> =>
    device.call(`<${name} xmlns="${PTZ}">${inner}</${name}>`, path);

  let known: Promise<HeadAbilities> | undefined;
  const presets = async () =>
    allBelow(await call('GetPresets', token), 'Preset').flatMap(preset => {
      const id = preset.attributes.token;
      return id === undefined || id === '' ? [] : [{ id, name: (textBelow(preset, 'Name') || id).slice(0, 120) }];
    });
  const abilities = (): Promise<HeadAbilities> => {
    known ??= call('GetNodes', '').then(abilitiesIn);
    return known.catch(error => {
      known = undefined;
      throw error;
    });
  };
  return {
    abilities,
    async continuousMove(x, y, zoom) {
      const turn = `<PanTilt xmlns="${SCHEMA}" x="${bounded(x)}" y="${bounded(y)}"/>`;
      const { turns, zooms } = await abilities();
      const speed = `${turns ? turn : ''}${zooms ? `<Zoom xmlns="${SCHEMA}" x="${bounded(zoom)}"/>` : ''}`;
      if (speed === '') throw new HeadFailure('unsupported', 'no continuous movement');
      await call('ContinuousMove', `${token}<Velocity>${speed}</Velocity><Timeout>PT${TIMEOUT}S</Timeout>`);
    },
    async stop() {
      await call('Stop', `${token}<PanTilt>true</PanTilt><Zoom>true</Zoom>`);
    },
    presets,
    async gotoPreset(id) {
      if (!(await presets()).some(preset => preset.id === id)) throw new HeadFailure('unknown-preset');
      await call('GotoPreset', `${token}<PresetToken>${escaped(id)}</PresetToken>`);
    },
  };
}

/** Two digits are finer than any motor. What is no number is no movement. */
const bounded = (value: number): string =>
  (Number.isFinite(value) ? Math.max(-1, Math.min(1, value)) : 0).toFixed(2).replace(/^-0\.00$/, '0.00');

function abilitiesIn(nodes: Element): HeadAbilities {
  const has = (name: string) => below(nodes, 'PTZNode', 'SupportedPTZSpaces', name) !== undefined;
  return {
    turns: has('ContinuousPanTiltVelocitySpace'),
    zooms: has('ContinuousZoomVelocitySpace'),
    presets: Number(textBelow(nodes, 'PTZNode', 'MaximumNumberOfPresets') ?? 0) > 0,
  };
}

/**
 * Runs in a page: what arrives from now on is taken apart, counted and thrown away undecoded: the cost of many decoders is
 * not the server's. `window.arrived()` tells how many pictures came.
 */
export function makeUndecoded(): void {
  const script = `let count = 0;
    onrtctransform = ({ transformer }) => transformer.readable.pipeTo(new WritableStream({ write: () => void count++ }));
    onmessage = () => postMessage(count);`;
  const drop = new Worker(URL.createObjectURL(new Blob([script])));
  const original = RTCPeerConnection.prototype.setRemoteDescription as (description: object) => Promise<void>;
  RTCPeerConnection.prototype.setRemoteDescription = async function (this: RTCPeerConnection, description: object) {
    await original.call(this, description);
    for (const receiver of this.getReceivers()) receiver.transform ??= new RTCRtpScriptTransform(drop);
  };
  window.arrived = () =>
    new Promise(resolve => {
      drop.onmessage = ({ data }) => resolve(data);
      drop.postMessage('count');
    });
}
declare global {
  interface Window {
    arrived(): Promise<number>;
  }
}

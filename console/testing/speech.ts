/** Two seconds of something like speech, 16-bit mono: the browser’s own beep is mostly silence. */
export function speech(rate = 16_000): Buffer {
  const count = 2 * rate;
  const data = Buffer.alloc(44 + 2 * count);
  data.write('RIFF', 0);
  data.writeUInt32LE(36 + 2 * count, 4);
  data.write('WAVEfmt ', 8);
  data.writeUInt32LE(16, 16);
  for (const [at, value] of [
    [20, 1],
    [22, 1],
    [32, 2],
    [34, 16],
  ] as const)
    data.writeUInt16LE(value, at);
  data.writeUInt32LE(rate, 24);
  data.writeUInt32LE(2 * rate, 28);
  data.write('data', 36);
  data.writeUInt32LE(2 * count, 40);
  let phase = 0;
  for (let n = 0; n < count; n++) {
    const t = n / rate;
    phase += (2 * Math.PI * (180 + 120 * Math.sin(2 * Math.PI * 3 * t))) / rate;
    const voice = Math.sin(phase) + 0.5 * Math.sin(3 * phase) + 0.3 * Math.sin(7 * phase);
    data.writeInt16LE(Math.round(9_000 * voice * (0.6 + 0.4 * Math.sin(2 * Math.PI * 5 * t))), 44 + 2 * n);
  }
  return data;
}

// Draws the mark (a red seal ring crossed by the blue stroke of a pen) as PNG at the four sizes a browser asks for.
// `node extension/make-icons.mjs`; the results are committed, the build only copies them.
import {writeFileSync} from 'node:fs';
import {crc32, deflateSync} from 'node:zlib';

const red = [200, 16, 46];
const blue = [11, 63, 168];
const samples = 6; // per side of a pixel: smooth edges without a drawing library

/** Which colour covers the point (x, y) of the unit square, or none. */
function colourAt(x, y) {
  // The stroke rises from lower left to upper right as a shallow S and ends in a taper, like a signature's last line.
  const t = (x - 0.2) / 0.8;
  if (t >= 0 && t <= 1) {
    const middle = 0.86 - 0.3 * t + 0.06 * Math.sin(t * Math.PI * 2);
    const half = 0.075 * (0.35 + 0.65 * Math.sin(Math.PI * (0.12 + 0.8 * t)));
    if (Math.abs(y - middle) <= half) return blue;
  }
  const radius = Math.hypot(x - 0.46, y - 0.46);
  return radius <= 0.45 && radius >= 0.31 ? red : undefined;
}

function png(size) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const sum = [0, 0, 0, 0];
      for (let i = 0; i < samples * samples; i++) {
        const x = (column + ((i % samples) + 0.5) / samples) / size;
        const y = (row + (Math.floor(i / samples) + 0.5) / samples) / size;
        const colour = colourAt(x, y);
        if (colour) colour.concat(1).forEach((value, at) => (sum[at] += value));
      }
      const covered = sum[3];
      const at = row * (size * 4 + 1) + 1 + column * 4;
      for (let channel = 0; channel < 3; channel++) rows[at + channel] = covered ? Math.round(sum[channel] / covered) : 0;
      rows[at + 3] = Math.round((covered / (samples * samples)) * 255);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits, RGBA
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, {level: 9})),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

for (const size of [16, 32, 48, 128]) writeFileSync(new URL(`icons/${size}.png`, import.meta.url), png(size));

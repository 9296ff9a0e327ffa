/** A red seal on a transparent ground for the demo's agency: two rings and a star, 36 mm at 300 dpi. It imitates nobody's. */
import {crc32, deflateSync} from 'node:zlib';

const side = 425;
const red = [200, 16, 46] as const;

export function sealPng(): Buffer {
  const middle = (side - 1) / 2;
  const rows = Array.from({length: side}, (_, y) => {
    const row = Buffer.alloc(1 + side * 4);
    for (let x = 0; x < side; x++) {
      if (isInk((x - middle) / middle, (y - middle) / middle)) row.set([...red, 230], 1 + x * 4);
    }
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([8, 6], 8);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([start, chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', Buffer.alloc(0))]);
}

/** Coordinates from -1 to 1. */
function isInk(x: number, y: number): boolean {
  const radius = Math.hypot(x, y);
  if ((radius > 0.93 && radius < 1) || (radius > 0.66 && radius < 0.69)) return true;
  // Between a point and a notch the edge of a star of five points comes nearer to the middle.
  const fifth = (2 * Math.PI) / 5;
  const turn = Math.atan2(x, -y);
  const fromPoint = Math.abs(turn - Math.round(turn / fifth) * fifth) / (fifth / 2);
  return radius < 0.44 - 0.27 * fromPoint;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body), body.length + 4);
  return out;
}

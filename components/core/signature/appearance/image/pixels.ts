/** Plain work on pixels: make fewer of them, lay them on white, tell what colour they are. */
import type {Pixels} from './png.js';

export function isOpaque({alpha}: Pixels): boolean {
  return alpha.every(value => value === 255);
}

/** Lays the picture on white paper. */
export function flatten({width, height, colours, alpha}: Pixels): Pixels {
  const flat = colours.map((value, index) => {
    const share = alpha[Math.floor(index / 3)]! / 255;
    return Math.round(value * share + 255 * (1 - share));
  });
  return {width, height, colours: flat, alpha: new Uint8Array(alpha.length).fill(255)};
}

/** Averages blocks of pixels until the longer side has fewer than twice `enough`. Colours count as much as they are seen. */
export function shrink(pixels: Pixels, enough: number): Pixels {
  const factor = Math.floor(Math.max(pixels.width, pixels.height) / enough);
  if (factor < 2) return pixels;
  const width = Math.max(1, Math.floor(pixels.width / factor));
  const height = Math.max(1, Math.floor(pixels.height / factor));
  const colours = new Uint8Array(width * height * 3);
  const alpha = new Uint8Array(width * height);
  const rows = Math.min(factor, pixels.height);
  const columns = Math.min(factor, pixels.width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const sum = [0, 0, 0];
      let seen = 0;
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const at = (y * factor + row) * pixels.width + x * factor + column;
          const share = pixels.alpha[at]!;
          seen += share;
          for (let i = 0; i < 3; i++) sum[i]! += pixels.colours[at * 3 + i]! * share;
        }
      }
      const at = y * width + x;
      alpha[at] = Math.round(seen / (rows * columns));
      for (let i = 0; i < 3; i++) colours[at * 3 + i] = seen > 0 ? Math.round(sum[i]! / seen) : 255;
    }
  }
  return {width, height, colours, alpha};
}

export type Ink = 'red' | 'blue' | 'dark' | 'other' | 'none';

/** The colour most of the visible, not white, pixels have. */
export function inkOf({colours, alpha}: Pixels): Ink {
  const counts = {red: 0, blue: 0, dark: 0, other: 0};
  for (let i = 0; i < alpha.length; i++) {
    const [red, green, blue] = [colours[i * 3]!, colours[i * 3 + 1]!, colours[i * 3 + 2]!];
    if (alpha[i]! < 64 || Math.min(red, green, blue) > 225) continue;
    const spread = Math.max(red, green, blue) - Math.min(red, green, blue);
    if (spread < 40) counts[Math.max(red, green, blue) < 140 ? 'dark' : 'other']++;
    else if (red > 1.3 * green && red > 1.3 * blue) counts.red++;
    else if (blue >= green && blue > 1.15 * red) counts.blue++;
    else counts.other++;
  }
  const [first] = (Object.entries(counts) as [Exclude<Ink, 'none'>, number][]).sort(
    ([, one], [, other]) => other - one,
  );
  return first && first[1] > 0 ? first[0] : 'none';
}

// A picture as grey pixels: what every later step looks at.

/** Rows from the top, a byte a pixel: 0 black, 255 white. */
export interface Grey {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** From red, green, blue and alpha; what shows through is white paper. */
export function greyOf(rgba: Uint8ClampedArray, out: Uint8Array, at: number): void {
  for (let i = 0, k = at; i < rgba.length; i += 4, k++) {
    const a = rgba[i + 3]!;
    const grey = (rgba[i]! * 77 + rgba[i + 1]! * 150 + rgba[i + 2]! * 29) >> 8;
    out[k] = a === 255 ? grey : 255 - (((255 - grey) * a) / 255);
  }
}

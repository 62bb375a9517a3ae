import sharp from 'sharp'

/** How far two pictures of one size are apart: the mean over all values of all pixels, of 255; 255 where the sizes differ. */
export async function pictureDifference(one: Uint8Array, other: Uint8Array): Promise<number> {
  const [a, b] = await Promise.all([one, other].map(bytes => sharp(bytes).removeAlpha().raw().toBuffer()))
  return a && b && a.length === b.length ? meanDifference(a, b) : 255
}

/** Of lists of one length. */
export const meanDifference = (one: ArrayLike<number>, other: ArrayLike<number>): number =>
  Array.from(one, (value, at) => Math.abs(value - (other[at] ?? Number.NaN))).reduce((a, b) => a + b, 0) / one.length

/**
 * Places for the bytes of answers, used again and again. To take 300 KB anew from the system for each answer costs as
 * much processor time as to send them, and leaves memory behind that is given back late (ADR 17).
 */
export function createPlaces({ sizeBytes, max }: { sizeBytes: number; max: number }) {
  const free: Uint8Array[] = []

  return {
    /** One of its own where more is asked for than a place has. */
    borrow: (wantedBytes: number): Uint8Array =>
      wantedBytes > sizeBytes ? new Uint8Array(wantedBytes) : (free.pop() ?? Buffer.allocUnsafeSlow(sizeBytes)),
    /** Only when nobody reads it any more: the next answer is written over it. */
    giveBack(place: Uint8Array): void {
      if (place.byteLength === sizeBytes && free.length < max) free.push(place)
    },
  }
}

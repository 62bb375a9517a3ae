import { decode, judge, prepare, type Made } from './picture.ts'
import { createStorePicture, type StorePictureDependencies } from './store-picture.ts'

interface IntakeDependencies extends StorePictureDependencies {
  readonly maxImageBytes: number
}

/** How bytes become an image of the studio, whoever they come from: judged, decoded, stored. */
export const createImageIntake = ({ maxImageBytes, ...dependencies }: IntakeDependencies) => ({
  judge: (file: Uint8Array) => judge(file, maxImageBytes),
  decode,
  prepare: (file: Uint8Array, made: Made) => prepare(file, made, maxImageBytes),
  store: createStorePicture(dependencies),
})
export type ImageIntake = ReturnType<typeof createImageIntake>

import type { Decoding } from '../../../platform/decoding.ts'
import { decode, findRecipeInTurn, judge, prepare, type JudgedPicture, type Made } from './picture.ts'
import { createStorePicture, type StorePictureDependencies } from './store-picture.ts'

interface IntakeDependencies extends StorePictureDependencies {
  readonly maxImageBytes: number
  readonly decoding: Decoding
}

/** How bytes become an image of the studio, whoever they come from: judged, decoded, stored. */
export const createImageIntake = ({ maxImageBytes, decoding, ...dependencies }: IntakeDependencies) => ({
  judge: (file: Uint8Array) => judge(file, maxImageBytes),
  decode: (judged: JudgedPicture) => decode(judged, decoding),
  findRecipe: (judged: JudgedPicture) => findRecipeInTurn(judged, decoding),
  prepare: (file: Uint8Array, made: Made) => prepare(file, made, { maxBytes: maxImageBytes, decoding }),
  store: createStorePicture(dependencies),
})
export type ImageIntake = ReturnType<typeof createImageIntake>

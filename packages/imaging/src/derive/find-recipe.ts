import { readRecipe, readRecipeText, type FoundInFile } from '../recipe/index.ts'
import { ImageRejected } from '../rejected.ts'
import { readHidden } from './hidden.ts'

/** How the picture was made, by what is hidden in its pixels; undefined where that does not tell. */
export const findHiddenRecipe = async (bytes: Uint8Array): Promise<FoundInFile | undefined> => {
  try {
    const hidden = await readHidden(bytes)
    return hidden === undefined ? undefined : readRecipeText(hidden)
  } catch (error) {
    if (error instanceof ImageRejected) return undefined
    throw error
  }
}

/** How the picture was made, by what its file says and else by what is hidden in its pixels; undefined where neither tells. */
export const findRecipe = async (bytes: Uint8Array): Promise<FoundInFile | undefined> =>
  readRecipe(bytes) ?? findHiddenRecipe(bytes)

import type { NewGeneration } from '@atelier/contracts'
import { ApiError } from '../api/errors.ts'

/** Sends a request; where the picture that it is made from was deleted for good since, once more without it. */
export async function withoutParent<Body extends Pick<NewGeneration, 'parentId' | 'relation'>, T>(
  body: Body,
  send: (body: Body) => Promise<T>,
): Promise<T> {
  try {
    return await send(body)
  } catch (error) {
    if (!(error instanceof ApiError && error.code === 'generation.parent_not_found')) throw error
    const { parentId: _, relation: __, ...rest } = body
    return send(rest as Body) // both may be left out
  }
}

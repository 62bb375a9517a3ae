import { CallFailure } from '../net/failure.ts'
import { judgeUrl, type Reach } from '../net/guarded-agent.ts'
import { failureToError } from './errors.ts'
import type { Target } from './target.ts'

/** The URL, if it may be called. An address that needs no resolving is seen by no resolver, so it is judged here. */
export const judged = (url: string, limits: { reach: Reach; mayBeHttp: boolean }, target: Target): URL => {
  try {
    return judgeUrl(url, limits)
  } catch (error) {
    throw error instanceof CallFailure ? failureToError(error, target) : error
  }
}

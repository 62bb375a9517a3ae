import { ApiError, NetworkError } from '@atelier/client/core/errors'
import { t } from '../i18n/common.ts'
import { isRepeated, problemText, reasonText, sentence } from '../i18n/problems.ts'

export { ApiError, isAbort, NetworkError } from '@atelier/client/core/errors'

/** One sentence to show. Errors that are neither are bugs, and not for a person to read. */
export function describe(error: unknown): string {
  if (error instanceof ApiError) return refusalText(error)
  return t(error instanceof NetworkError ? error.reason : 'pageFault')
}

/** The sentence of all of it, and behind it what that does not say already of single values. */
function refusalText(error: ApiError): string {
  const said = problemText(error)
  const fields = error.errors.filter(one => !isRepeated(one, error)).map(one => reasonText(one, error))
  // The server's own sentence has a pointer for a name, which is for programs.
  if (said.startsWith('/')) return fields.map(sentence).join(' ')
  const more = fields.filter(text => !said.includes(text))
  return more.length > 0 ? `${said} (${more.join('; ')})` : said
}

/** The server refused, or could not be reached; anything else that is thrown is a fault of this page. */
export const isFailedCall = (error: unknown) => error instanceof ApiError || error instanceof NetworkError

import { ApiError, describe } from '../../api/errors.ts'
import { fieldText } from '../../i18n/problems.ts'

/** What is wrong with which field; `''` is what no field is to blame for. */
export type Problems = Readonly<Record<string, string>>

/** Refusals that name no field, but are about one. */
const fieldOfCode: Readonly<Record<string, string>> = {
  'settings.endpoint_url': 'url',
  'settings.endpoint_twice': 'model',
}

/** A refusal, told at the fields that it names: the last part of `/body/endpoints/0/url` is `url`. */
export function problemsOf(error: unknown): Problems {
  if (error === undefined) return {}
  if (!(error instanceof ApiError)) return { '': describe(error) }
  if (error.errors.length > 0)
    return Object.fromEntries(error.errors.map(one => [one.path.split('/').at(-1) ?? '', fieldText(one, error)]))
  return { [fieldOfCode[error.code] ?? '']: describe(error) }
}

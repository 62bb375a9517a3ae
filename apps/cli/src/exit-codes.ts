import { ApiError, GenerationError, NetworkError } from '@atelier/client'
import { fileSentence, isMisnamed } from './file-error.ts'
import { NotFoundError, UsageError } from './usage-error.ts'

/** What a script decides by; docs/clients/command.md lists them. */
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  auth: 3,
  notFound: 4,
  unreachable: 5,
  later: 6,
  interrupted: 130,
  brokenPipe: 141,
} as const

const BY_STATUS: Readonly<Record<number, number>> = {
  400: EXIT.usage,
  401: EXIT.auth,
  403: EXIT.auth,
  404: EXIT.notFound,
  429: EXIT.later,
  503: EXIT.later,
}

export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError || isMisnamed(error)) return EXIT.usage
  if (error instanceof NotFoundError) return EXIT.notFound
  if (error instanceof NetworkError) return EXIT.unreachable
  if (error instanceof ApiError) return BY_STATUS[error.status] ?? EXIT.failed
  return EXIT.failed
}

/** What is said on the way out, and with `--json` told. */
export function failureOf(error: unknown): { code: string; detail: string; requestId?: string; errors?: unknown } {
  if (error instanceof ApiError)
    return {
      code: error.code,
      detail: detailOf(error),
      ...(error.requestId !== undefined && { requestId: error.requestId }),
    }
  if (error instanceof NetworkError)
    return {
      code: `network.${error.reason}`,
      detail:
        error.reason === 'timeout'
          ? 'The studio did not answer in time.'
          : 'The studio cannot be reached. Is it running, and is the address right (ATELIER_URL)?',
    }
  if (error instanceof GenerationError) return { code: error.code, detail: error.message }
  if (error instanceof NotFoundError) return { ...failureOf(error.cause), detail: error.message }
  const fileFault = fileSentence(error)
  if (fileFault !== undefined) return { code: 'file', detail: fileFault }
  return {
    code: error instanceof UsageError ? 'usage' : 'failed',
    detail: error instanceof Error ? error.message : String(error),
  }
}

const withoutPart = (path: string) => path.replace(/^\/(?:body|query|path)\//, '')

/** The studio's sentence, and below it what that does not say already. */
const detailOf = ({ detail, errors }: ApiError): string =>
  [
    withoutPart(detail),
    ...errors
      .filter(({ message }) => !detail.includes(message))
      .map(({ path, message }) => `  ${withoutPart(path)}: ${message}`),
  ].join('\n')

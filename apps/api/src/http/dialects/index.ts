import type { AppError } from '../../platform/errors.ts'
import { toProblem } from '../problem-document.ts'
import { A1111 } from './a1111.ts'
import type { Dialect, ShownError } from './dialect.ts'
import { MCP } from './mcp.ts'
import { OPENAI } from './openai.ts'

/** Nothing else says where an API of another program lies, but for the proxy (docker/nginx), which a test compares with it. */
export const DIALECTS: readonly Dialect[] = [OPENAI, A1111, MCP]

/** Whose address it is; undefined of ours. By the path alone, so that it is known also of what no route was found for. */
export function dialectAt(url: string | undefined): Dialect | undefined {
  const [path = ''] = (url ?? '').split('?', 1)
  return DIALECTS.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`))
}

/** Programs put an address together of what a person entered: a slash too many means nothing at another program's address. */
export function withoutSpareSlashes(url: string): string {
  if (!/\/(?:\/|\?|$)/.test(url)) return url
  const [path = ''] = url.split('?', 1)
  const meant = path.replaceAll(/\/{2,}/g, '/').replace(/\/$/, '')
  return dialectAt(meant) ? `${meant}${url.slice(path.length)}` : url
}

/** An error as the API at this address tells it: ours as problem details of RFC 9457. */
export const showErrorAt = (url: string | undefined, error: AppError, requestId: string): ShownError =>
  dialectAt(url)?.showError(error, requestId) ?? {
    status: error.status,
    type: 'application/problem+json',
    body: toProblem(error, requestId),
  }

import type { FastifyReply, FastifyRequest } from 'fastify'
import { importHasMoreFiles, importTooLarge, importWithoutFile } from '../modules/images/module.ts'
import { createBudget } from '../platform/budget.ts'
import { requestMalformed, serverBusy } from '../platform/common.errors.ts'
import { disconnected } from './disconnected.ts'

const MEGABYTE = 1024 * 1024
/** Bytes of files that are held at a time. Each takes two to three times that much while it is read and stored. */
const UNDER_WAY = 64 * MEGABYTE
/** Milliseconds that a file waits, left unread on its connection, for others to be stored. */
const WAIT_MS = 60_000

/** For `@fastify/multipart`: one file more than is taken, so that a second one is told from a broken form. */
export const uploadLimits = ({ maxImageMb }: { maxImageMb: number }) => ({
  files: 2,
  fields: 20,
  fieldSize: 10_000,
  parts: 30,
  fileSize: maxImageMb * MEGABYTE,
})

/** Takes files while there is room for their bytes; until then they are left where they are, which is with the client. */
export function createUploads({ maxImageMb }: { maxImageMb: number }) {
  const maxBytes = maxImageMb * MEGABYTE
  const underWay = createBudget({ capacity: Math.max(UNDER_WAY, maxBytes) })

  /** Its bytes are held until the work is done. */
  return async function withUpload<T>(
    request: FastifyRequest,
    reply: FastifyReply,
    work: (file: Uint8Array) => Promise<T>,
  ): Promise<T> {
    const waiting = new AbortController()
    const overdue = setTimeout(() => waiting.abort(), WAIT_MS)
    let hasBegun = false
    try {
      return await underWay.hold(
        Math.min(declaredBytes(request) ?? maxBytes, maxBytes),
        async () => {
          hasBegun = true
          clearTimeout(overdue)
          return work(await readUpload(request, maxImageMb))
        },
        AbortSignal.any([waiting.signal, disconnected(reply)]),
      )
    } catch (error) {
      throw hasBegun ? error : serverBusy()
    } finally {
      clearTimeout(overdue)
    }
  }
}

/** Undefined where the length of the body is not told beforehand. */
function declaredBytes({ headers }: FastifyRequest): number | undefined {
  const length = headers['content-length']
  return length === undefined ? undefined : Number(length)
}

/** The one file of a form; fields beside it are passed over. */
async function readUpload(request: FastifyRequest, maxImageMb: number): Promise<Uint8Array> {
  const bytes = await readFile(request, maxImageMb).catch((error: unknown) => {
    // The parser's own errors are plain ones; Fastify's and ours bear a status.
    throw error instanceof Error && !('statusCode' in error) && !('status' in error)
      ? requestMalformed('form in the body')
      : error
  })
  if (!bytes) throw importWithoutFile()
  return bytes
}

async function readFile(request: FastifyRequest, maxImageMb: number): Promise<Uint8Array | undefined> {
  let bytes: Uint8Array | undefined
  for await (const part of request.parts()) {
    if (part.type !== 'file') continue
    if (bytes) throw importHasMoreFiles()
    bytes = await part.toBuffer()
    if (part.file.truncated) throw importTooLarge(maxImageMb)
  }
  return bytes
}

import type { FastifyRequest } from 'fastify'
import { importHasMoreFiles, importTooLarge, importWithoutFile } from '../modules/images/module.ts'
import { requestMalformed } from '../platform/common.errors.ts'

const MEGABYTE = 1024 * 1024

/** For `@fastify/multipart`: one file more than is taken, so that a second one is told from a broken form. */
export const uploadLimits = ({ maxImageMb }: { maxImageMb: number }) => ({
  files: 2,
  fields: 20,
  fieldSize: 10_000,
  parts: 30,
  fileSize: maxImageMb * MEGABYTE,
})

/** The one file of a form; fields beside it are passed over. */
export async function readUpload(request: FastifyRequest, maxImageMb: number): Promise<Uint8Array> {
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

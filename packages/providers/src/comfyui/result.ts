import type { OwnServer } from '../net/own-server.ts'
import { errorOfAnswer, noJson } from '../net/server-errors.ts'
import type { ImageResult } from '../port/engine.ts'
import { comfyError, nodeFailed } from './errors.ts'
import type { Outcome, OutputFile } from './job/outcome.ts'
import { NAME, type ComfyUiConfig } from './options.ts'
import { typeOfPicture } from './pictures.ts'

const fileGone = () =>
  comfyError('provider.task_lost', {
    message: `${NAME} made the picture, and does not have its file any more.`,
    suggestion: 'Try another seed: for the same one it remembers the file and makes none.',
    upstreamStatus: 404,
  })

/** Fetches the picture that came of a job, or says why there is none. */
export const createResult = (config: ComfyUiConfig, server: OwnServer) => {
  const { bounds, callTimeoutMs } = config

  const download = async ({ filename, subfolder, type }: OutputFile, signal: AbortSignal): Promise<ImageResult> => {
    const answer = await server.ask({
      method: 'GET',
      path: '/view',
      query: { filename, subfolder, type },
      headers: { accept: 'image/*' },
      signal,
      timeoutMs: Math.max(callTimeoutMs, Math.min(bounds.timeoutMs, 120_000)),
      maxBytes: bounds.maxImageBytes,
    })
    if (answer.status === 404) throw fileGone()
    if (answer.status !== 200) throw errorOfAnswer(answer, { name: NAME, now: config.now() })
    if (typeOfPicture(answer.bytes) !== undefined) return { bytes: answer.bytes }
    const { upstreamMessage, message } = noJson(answer, { name: NAME })
    throw comfyError('provider.bad_output', {
      message: message.includes('web page') ? message : `${NAME} gave something that is no picture.`,
      suggestion: 'Choose a node as output that saves a picture as PNG, JPEG or WebP.',
      upstreamStatus: answer.status,
      ...(upstreamMessage !== undefined && { upstreamMessage }),
    })
  }

  return async (outcome: Outcome, signal: AbortSignal): Promise<ImageResult> => {
    if (outcome.kind === 'picture') return download(outcome.file, signal)
    if (outcome.kind === 'failed') throw nodeFailed(outcome.failure)
    if (outcome.kind === 'interrupted')
      throw comfyError('provider.failed', {
        message: `Somebody stopped this picture in ${NAME}.`,
        suggestion: 'Try again.',
      })
    throw comfyError('provider.failed', {
      message: 'The workflow ended without a picture.',
      suggestion: 'Choose the node that saves the picture as its output.',
    })
  }
}
export type Result = ReturnType<typeof createResult>

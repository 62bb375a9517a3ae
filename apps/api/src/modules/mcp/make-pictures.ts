import { cancelGeneration, createGeneration, type Generation, type NewVariation } from '@atelier/contracts'
import { Type } from 'typebox'
import { AppError } from '../../platform/errors.ts'
import { failureOf } from '../clients/module.ts'
import { presentMade, type Made } from './shapes.ts'
import { showPictures } from './show-pictures.ts'
import type { Shown, ToolCall, ToolResult } from './tool.ts'

/** Seconds that a call waits where it does not say: clients commonly give up after 60, and so do proxies. */
const PATIENCE_S = 45
const MAX_PATIENCE_S = 600

/** How long a call may wait, in a tool's input. */
export const waitSeconds = (patience = PATIENCE_S) =>
  Type.Integer({
    minimum: 0,
    maximum: MAX_PATIENCE_S,
    default: patience,
    description: `How long to wait for it, at most. What is not finished by then goes on: ask get_generation for it. More than ${PATIENCE_S} only where the client waits for so long.`,
  })

/** Asks for pictures, waits for them, and stops them where the caller takes the call back. */
export async function makePictures(
  call: ToolCall,
  wish: NewVariation,
  patience = PATIENCE_S,
): Promise<ToolResult<Made>> {
  const from = await call.lastEvent()
  const asked = await call.ask(createGeneration, wish)
  const generation = await waitFor(call, asked, { from, waitSeconds: patience })
  if (call.cancelled.aborted && generation.finishedAt === null) await stop(call, generation.id)
  return tellOf(call, generation)
}

/** Until it is finished or the time is over; each change is reported. */
export const waitFor = (
  { ctx, cancelled, follow, report }: ToolCall,
  generation: Generation,
  { from, waitSeconds: patience }: { from: number; waitSeconds: number },
): Promise<Generation> =>
  follow({
    generation,
    actorId: ctx.actor.id,
    from,
    timeoutMs: patience * 1000,
    signal: AbortSignal.any([ctx.signal, cancelled]),
    onChange: changed => report(changed.progress, wordsFor(changed)),
  })

function wordsFor({ status, model, waitingUntil, images, parameters: { count } }: Generation): string {
  if (status === 'running') return `${model} is making picture ${Math.min(images.length + 1, count)} of ${count}`
  return waitingUntil === null ? 'Waiting in the queue' : `Waiting for the engine until ${waitingUntil}`
}

/** It may have been finished in the moment in which nobody wanted it any more. */
async function stop({ ask }: ToolCall, id: string): Promise<void> {
  try {
    await ask(cancelGeneration, { id })
  } catch (error) {
    if (!(error instanceof AppError) || error.status >= 500) throw error
  }
}

async function tellOf(call: ToolCall, generation: Generation): Promise<ToolResult<Made>> {
  const shown = call.ctx.signal.aborted ? [] : await showPictures(call, generation.images)
  if (generation.status === 'failed' || generation.status === 'cancelled')
    return { failure: failureOf(generation), shown }
  return { data: presentMade(generation, call.origin), shown: [...shown, ...hintFor(generation)] }
}

const hintFor = ({ finishedAt, id }: Generation): Shown[] =>
  finishedAt === null
    ? [{ type: 'text', text: `It is not finished yet. Call get_generation with generationId ${id} to wait for it.` }]
    : []

import { isObject, textAt } from '../net/json.ts'
import type { OwnServer } from '../net/own-server.ts'
import type { Has } from './has.ts'
import { askFor, isName, type Question } from './server.ts'

/** It has no list of them, and knows these names. */
const SAMPLERS: readonly string[] = [
  'DPM++ 2M Karras',
  'Euler A',
  'DDIM',
  'PLMS',
  'DPM++ SDE Karras',
  'UniPC',
  'LCM',
  'Euler A Substep',
  'DPM++ SDE Substep',
  'TCD',
  'Euler A Trailing',
  'DPM++ SDE Trailing',
  'DPM++ 2M AYS',
  'Euler A AYS',
  'DPM++ SDE AYS',
  'DPM++ 2M Trailing',
  'DDIM Trailing',
]

/**
 * Draw Things has neither lists nor progress: it tells what is chosen in the app, and makes pictures with that.
 * Undefined where something else answers.
 */
export const readDrawThings = async (server: OwnServer, question: Question): Promise<Has | undefined> => {
  const ask = async (path: string) => {
    const chosen = await askFor(server, path, question)
    return isObject(chosen) && textAt(chosen, 'model') !== undefined && 'steps' in chosen ? chosen : undefined
  }
  const chosen = (await ask('/sdapi/v1/options')) ?? (await ask('/'))
  const id = textAt(chosen, 'model')
  if (id === undefined || !isName(id)) return undefined
  return {
    dialect: 'draw-things',
    progress: 'none',
    checkpoints: [{ id, name: id.replace(/\.ckpt$/i, ''), title: id, hash: undefined }],
    current: id,
    samplers: SAMPLERS,
    schedulers: [],
    upscalers: [],
    loras: [],
    chosen,
  }
}

import { deepinfra } from './deepinfra.ts'
import type { Dialect, DialectId } from './dialect.ts'
import { localai } from './localai.ts'
import { ollama } from './ollama.ts'
import { openai } from './openai.ts'
import { sdserver } from './sdserver.ts'
import { together } from './together.ts'
import { vllm } from './vllm.ts'
import { xai } from './xai.ts'

export const dialects = { openai, localai, vllm, together, deepinfra, ollama, xai, sdserver } satisfies Record<
  DialectId,
  Dialect
>

import { comfyUi } from './comfyui/kind.ts'
import { webUi } from './a1111/kind.ts'
import { huggingFaceEnvironment } from './huggingface/environment.ts'
import { huggingFace } from './huggingface/kind.ts'
import { openAi } from './openai/kind.ts'
import { openRouter } from './openrouter/kind.ts'
import type { EngineKind } from './port/kind.ts'
import { sdCpp } from './sdcpp/kind.ts'

/** Every kind that this package knows. A new one is added here, and nowhere else. */
export const kinds: readonly EngineKind[] = [huggingFace, openAi, openRouter, webUi, comfyUi, sdCpp]

/** What the environment may say of them: the studio's configuration reads it with its own. */
export const environment = { ...huggingFaceEnvironment } as const

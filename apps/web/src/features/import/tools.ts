import type { RecipeTool } from '@atelier/contracts'

/** As the programs call themselves. */
const NAMES: Readonly<Record<RecipeTool, string>> = {
  atelier: 'Atelier',
  a1111: 'AUTOMATIC1111',
  invokeai: 'InvokeAI',
  comfyui: 'ComfyUI',
  swarmui: 'SwarmUI',
  fooocus: 'Fooocus',
  novelai: 'NovelAI',
  easydiffusion: 'Easy Diffusion',
  ruinedfooocus: 'RuinedFooocus',
  drawthings: 'Draw Things',
  diffusers: 'Diffusers',
  midjourney: 'Midjourney',
}

export const toolName = (tool: RecipeTool) => NAMES[tool]

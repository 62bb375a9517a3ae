import { Type } from 'typebox'
import { a1111Button, a1111List, Anything } from './a1111.ts'
import { Nullable } from './route.ts'

const text = () => Type.String()
const orNull = () => Nullable(Type.String())

export const a1111ListModels = a1111List(
  'a1111ListModels',
  'sd-models',
  'The models that can be used now',
  Type.Array(
    Type.Object({
      title: Type.String({ description: 'What `sd_model_checkpoint` takes.' }),
      model_name: text(),
      hash: orNull(),
      sha256: orNull(),
      filename: text(),
      config: orNull(),
    }),
  ),
)
export const a1111ListSamplers = a1111List(
  'a1111ListSamplers',
  'samplers',
  'The samplers: those of the chosen model, then all others that are taken',
  Type.Array(Type.Object({ name: text(), aliases: Type.Array(text()), options: Anything() })),
)
export const a1111ListSchedulers = a1111List(
  'a1111ListSchedulers',
  'schedulers',
  'The schedulers: those of the chosen model, then all others that are taken',
  Type.Array(
    Type.Object({
      name: text(),
      label: text(),
      aliases: Type.Array(text()),
      default_rho: Type.Number(),
      need_inner_model: Type.Boolean(),
    }),
  ),
)
export const a1111ListUpscalers = a1111List(
  'a1111ListUpscalers',
  'upscalers',
  'What enlarges pictures',
  Type.Array(
    Type.Object({
      name: text(),
      model_name: orNull(),
      model_path: orNull(),
      model_url: orNull(),
      scale: Nullable(Type.Number()),
    }),
  ),
)
export const a1111ListLatentUpscaleModes = a1111List(
  'a1111ListLatentUpscaleModes',
  'latent-upscale-modes',
  'How the chosen model enlarges before it goes over a picture once more',
  Type.Array(Type.Object({ name: text() })),
)
export const a1111ListVaes = a1111List(
  'a1111ListVaes',
  'sd-vae',
  'None: an engine chooses its own',
  Type.Array(Type.Object({ model_name: text(), filename: text() })),
)
export const a1111ListModules = a1111List(
  'a1111ListModules',
  'sd-modules',
  'None: an engine chooses its own',
  Type.Array(Type.Object({ model_name: text(), filename: text() })),
)
export const a1111ListLoras = a1111List(
  'a1111ListLoras',
  'loras',
  'The LoRAs of the chosen model',
  Type.Array(Type.Object({ name: text(), alias: text(), path: text(), metadata: Anything() })),
)
export const a1111ListHypernetworks = a1111List(
  'a1111ListHypernetworks',
  'hypernetworks',
  'None',
  Type.Array(Type.Object({ name: text(), path: orNull() })),
)
export const a1111ListFaceRestorers = a1111List(
  'a1111ListFaceRestorers',
  'face-restorers',
  'None to choose from: an engine that restores faces chooses its own',
  Type.Array(Type.Object({ name: text(), cmd_dir: orNull() })),
)
export const a1111ListRealesrganModels = a1111List(
  'a1111ListRealesrganModels',
  'realesrgan-models',
  'None: all that enlarges is in `upscalers`',
  Type.Array(Type.Object({ name: text(), path: orNull(), scale: Nullable(Type.Integer()) })),
)
export const a1111ListEmbeddings = a1111List(
  'a1111ListEmbeddings',
  'embeddings',
  'None that the studio knows of',
  Type.Object({ loaded: Anything(), skipped: Anything() }),
)
export const a1111ListStyles = a1111List(
  'a1111ListStyles',
  'prompt-styles',
  'Your styles, and those that come with the studio',
  Type.Array(Type.Object({ name: text(), prompt: text(), negative_prompt: text() })),
)
export const a1111ListScripts = a1111List(
  'a1111ListScripts',
  'scripts',
  'None',
  Type.Object({ txt2img: Type.Array(text()), img2img: Type.Array(text()) }),
)
export const a1111ListScriptInfo = a1111List('a1111ListScriptInfo', 'script-info', 'None', Type.Array(Anything()))
export const a1111ListExtensions = a1111List('a1111ListExtensions', 'extensions', 'None', Type.Array(Anything()))
export const a1111GetMemory = a1111List(
  'a1111GetMemory',
  'memory',
  'Not told',
  Type.Object({ ram: Anything(), cuda: Anything() }),
)
export const a1111GetCommandFlags = a1111List('a1111GetCommandFlags', 'cmd-flags', 'Not told', Anything())

export const a1111RefreshCheckpoints = a1111Button(
  'a1111RefreshCheckpoints',
  'refresh-checkpoints',
  'Nothing to do: engines are asked for their models again and again',
)
export const a1111RefreshLoras = a1111Button(
  'a1111RefreshLoras',
  'refresh-loras',
  'Nothing to do: engines are asked for their LoRAs again and again',
)
export const a1111ReloadCheckpoint = a1111Button(
  'a1111ReloadCheckpoint',
  'reload-checkpoint',
  'Nothing to do: engines load models by themselves',
)
export const a1111UnloadCheckpoint = a1111Button(
  'a1111UnloadCheckpoint',
  'unload-checkpoint',
  'Nothing to do: engines unload models by themselves',
)

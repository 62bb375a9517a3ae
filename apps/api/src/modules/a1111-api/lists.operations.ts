import {
  a1111GetCommandFlags,
  a1111GetMemory,
  a1111ListEmbeddings,
  a1111ListExtensions,
  a1111ListFaceRestorers,
  a1111ListHypernetworks,
  a1111ListLatentUpscaleModes,
  a1111ListLoras,
  a1111ListModels,
  a1111ListModules,
  a1111ListRealesrganModels,
  a1111ListSamplers,
  a1111ListSchedulers,
  a1111ListScriptInfo,
  a1111ListScripts,
  a1111ListStyles,
  a1111ListUpscalers,
  a1111ListVaes,
} from '@atelier/contracts'
import { operation } from '../../platform/operations/operation.ts'
import type { Lists } from './lists.ts'

/** What no studio has, or does not tell. */
const none = () => []
const NOT_TOLD = { error: 'unavailable' }

export const listsOperations = (lists: Lists) => ({
  a1111ListModels: operation(a1111ListModels, { needs: 'images:read', run: () => lists.models() }),
  a1111ListSamplers: operation(a1111ListSamplers, { needs: 'images:read', run: ({ actor }) => lists.samplers(actor) }),
  a1111ListSchedulers: operation(a1111ListSchedulers, {
    needs: 'images:read',
    run: ({ actor }) => lists.schedulers(actor),
  }),
  a1111ListUpscalers: operation(a1111ListUpscalers, { needs: 'images:read', run: () => lists.upscalers() }),
  a1111ListLatentUpscaleModes: operation(a1111ListLatentUpscaleModes, {
    needs: 'images:read',
    run: ({ actor }) => lists.latentUpscaleModes(actor),
  }),
  a1111ListLoras: operation(a1111ListLoras, { needs: 'images:read', run: ({ actor }) => lists.loras(actor) }),
  a1111ListStyles: operation(a1111ListStyles, { needs: 'images:read', run: ({ actor }) => lists.styles(actor) }),
  a1111ListVaes: operation(a1111ListVaes, { needs: 'images:read', run: none }),
  a1111ListModules: operation(a1111ListModules, { needs: 'images:read', run: none }),
  a1111ListHypernetworks: operation(a1111ListHypernetworks, { needs: 'images:read', run: none }),
  a1111ListFaceRestorers: operation(a1111ListFaceRestorers, { needs: 'images:read', run: none }),
  a1111ListRealesrganModels: operation(a1111ListRealesrganModels, { needs: 'images:read', run: none }),
  a1111ListScriptInfo: operation(a1111ListScriptInfo, { needs: 'images:read', run: none }),
  a1111ListExtensions: operation(a1111ListExtensions, { needs: 'images:read', run: none }),
  a1111ListScripts: operation(a1111ListScripts, {
    needs: 'images:read',
    run: () => ({ txt2img: [], img2img: [] }),
  }),
  a1111ListEmbeddings: operation(a1111ListEmbeddings, {
    needs: 'images:read',
    run: () => ({ loaded: {}, skipped: {} }),
  }),
  a1111GetMemory: operation(a1111GetMemory, {
    needs: 'images:read',
    run: () => ({ ram: NOT_TOLD, cuda: NOT_TOLD }),
  }),
  a1111GetCommandFlags: operation(a1111GetCommandFlags, { needs: 'images:read', run: () => ({}) }),
})

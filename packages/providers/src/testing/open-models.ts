import type { HuggingFaceOptions } from '../huggingface/options.ts'
import { openHuggingFace } from './huggingface.ts'
import { closedAfterEach } from './opened.ts'
import type { UpstreamOptions } from './upstream/index.ts'

const { signal } = new AbortController()

/** Opens engines whose models a test looks at; each is closed after its test. */
export const createOpenModels = () =>
  closedAfterEach(async (overrides: Partial<HuggingFaceOptions> = {}, options: UpstreamOptions = {}) => {
    const subject = await openHuggingFace(overrides, options)
    const { upstream, engine } = subject
    return {
      ...subject,
      hubPaths: () => upstream.requests.filter(({ kind }) => kind === 'hub').map(({ path }) => path),
      find: (id: string) => engine.models.find(id, { signal }),
      list: (search?: string) => engine.models.list({ search, signal }),
    }
  })

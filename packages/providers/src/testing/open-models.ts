import { afterEach } from 'vitest'
import type { HuggingFaceOptions } from '../huggingface/options.ts'
import { openHuggingFace } from './huggingface.ts'
import type { UpstreamOptions } from './upstream/index.ts'

const { signal } = new AbortController()

/** Opens engines whose models a test looks at; each is closed after its test. */
export const createOpenModels = () => {
  const opened: (() => Promise<void>)[] = []
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(close => close()))
  })
  return async (overrides: Partial<HuggingFaceOptions> = {}, options: UpstreamOptions = {}) => {
    const subject = await openHuggingFace(overrides, options)
    opened.push(subject.close)
    const hubPaths = () => subject.upstream.requests.filter(({ kind }) => kind === 'hub').map(({ path }) => path)
    return {
      ...subject,
      hubPaths,
      find: (id: string) => subject.engine.models.find(id, { signal }),
      list: (search?: string) => subject.engine.models.list({ search, signal }),
    }
  }
}

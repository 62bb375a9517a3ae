import { createMemoryStorage } from './index.ts'
import { describeStorage } from './testing/index.ts'

describeStorage('memory', async () => ({ storage: createMemoryStorage() }))

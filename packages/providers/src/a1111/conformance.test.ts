import { describeEngine } from '../testing/conformance.ts'
import { FLAVOURS } from '../testing/a1111/flavours.ts'
import { openWebUi } from '../testing/a1111/open.ts'

for (const flavour of FLAVOURS)
  describeEngine(`Stable Diffusion WebUI (${flavour})`, () =>
    openWebUi({ ...(flavour === 'old' && { maxUnknownLooks: 3 }) }, { flavour }),
  )

import type { ImageMimeType } from '@atelier/contracts'
import { viewOf } from '../bytes.ts'
import { ImageRejected } from '../rejected.ts'
import { requireFormat, type ContainerFormat } from '../containers/format.ts'
import { probeJpeg } from './jpeg.ts'
import { DEFAULT_LIMITS, type ImageLimits, type Layout } from './limits.ts'
import { probePng } from './png.ts'
import { probeWebp } from './webp.ts'

export interface ImageInfo {
  readonly mimeType: ImageMimeType
  readonly extension: 'png' | 'jpg' | 'webp'
  /** Pixels, as the picture is shown: with its orientation applied. */
  readonly width: number
  readonly height: number
  /** As in EXIF, 1 to 8; 5 and above lie on their side. */
  readonly orientation: number
  /** How much of the bytes is the picture. Whatever lies behind may be cut: `bytes.subarray(0, sizeBytes)`. */
  readonly sizeBytes: number
}

const PROBES = {
  png: { mimeType: 'image/png', extension: 'png', probe: probePng },
  jpeg: { mimeType: 'image/jpeg', extension: 'jpg', probe: probeJpeg },
  webp: { mimeType: 'image/webp', extension: 'webp', probe: probeWebp },
} as const satisfies Record<
  ContainerFormat,
  { probe: (file: Buffer, limits: ImageLimits) => Layout } & Pick<ImageInfo, 'mimeType' | 'extension'>
>

/**
 * Says what the bytes are, by a walk over their structure alone: nothing is decoded and nothing is copied. Pixels that
 * are broken inside of a sound structure are found by `inspect`. Throws `ImageRejected`.
 */
export const probe = (bytes: Uint8Array, limits: Partial<ImageLimits> = {}): ImageInfo => {
  const { maxBytes, maxPixels } = { ...DEFAULT_LIMITS, ...limits }
  if (bytes.length > maxBytes) {
    throw new ImageRejected(
      'too_large',
      `The file has ${bytes.length} bytes, which is more than the ${maxBytes} that are taken.`,
    )
  }
  const file = viewOf(bytes)
  const { mimeType, extension, probe: walk } = PROBES[requireFormat(file)]
  const { width, height, orientation, sizeBytes } = walk(file, { maxBytes, maxPixels })
  const isOnItsSide = orientation >= 5
  return {
    mimeType,
    extension,
    width: isOnItsSide ? height : width,
    height: isOnItsSide ? width : height,
    orientation,
    sizeBytes,
  }
}

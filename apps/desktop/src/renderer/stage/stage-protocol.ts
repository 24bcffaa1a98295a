import type { EngineCommand, EngineEvent, FrameEvent } from '@dreamwalk/host';
import type { ProviderName } from '@dreamwalk/inference';
import type { CornerColours } from './ambient-light.ts';

/**
 * Between the page and the stage, the worker that owns the canvases and the way to the engine. Frames are drawn
 * there and never pass through the page.
 */

/** Where a native engine can be had. */
export type NativeEngineAddress =
  | { readonly kind: 'socket'; readonly url: string; readonly token: string }
  | { readonly kind: 'port'; readonly port: MessagePort };

export type PresenterName = 'webgl' | '2d';

export type StageCommand =
  | {
      readonly type: 'open';
      readonly view: OffscreenCanvas;
      readonly native?: NativeEngineAddress;
      readonly provider?: ProviderName;
      readonly presenter?: PresenterName;
      readonly modelId: string;
    }
  /** Size of the view in device pixels. */
  | { readonly type: 'resize'; readonly widthPx: number; readonly heightPx: number }
  /** Tint what no remembered view shows, or no longer. */
  | { readonly type: 'tint'; readonly isTinted: boolean }
  | { readonly type: 'engine'; readonly command: EngineCommand }
  /** The native engine's process ended. */
  | { readonly type: 'nativeGone'; readonly reason: string };

/** A frame event whose picture the stage has drawn. */
export type ShownFrame = Omit<FrameEvent, 'frame' | 'covered'>;

export type StageEvent =
  | { readonly type: 'provider'; readonly provider: ProviderName; readonly why: string }
  /** The light of the frames, a few times a second. */
  | { readonly type: 'light'; readonly colours: CornerColours }
  | ShownFrame
  /** A small picture of a frame that was dreamed, soon after it. */
  | { readonly type: 'thumbnail'; readonly frameIndex: number; readonly picture: ImageBitmap }
  | Exclude<EngineEvent, FrameEvent>;

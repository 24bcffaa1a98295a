import type { EngineCommand, EngineEvent, EngineFailure, FrameEvent } from '@dreamwalk/host';
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

export type StageCanvasName = 'view' | 'beside';

export type StageCommand =
  | {
      readonly type: 'open';
      readonly view: OffscreenCanvas;
      /** For what is shown beside the dream. */
      readonly beside: OffscreenCanvas;
      readonly native?: NativeEngineAddress;
      readonly provider?: ProviderName;
      readonly presenter?: PresenterName;
      readonly modelId: string;
    }
  /** Size of a canvas in device pixels. */
  | {
      readonly type: 'resize';
      readonly canvas: StageCanvasName;
      readonly widthPx: number;
      readonly heightPx: number;
    }
  /** Tint what no remembered view shows, or no longer. */
  | { readonly type: 'tint'; readonly isTinted: boolean }
  /** Show beside the dream how far the two are apart, instead of the other picture. */
  | { readonly type: 'difference'; readonly isShown: boolean }
  /** Soften what flashes too often, as from the start on, or no longer. */
  | { readonly type: 'flickerGuard'; readonly isOn: boolean }
  | { readonly type: 'engine'; readonly command: EngineCommand }
  /** The native engine's process ended. */
  | { readonly type: 'nativeGone'; readonly reason: string }
  /** Another native engine, as the stage has asked for. */
  | { readonly type: 'nativePort'; readonly port: MessagePort };

/** A frame event whose pictures the stage has drawn. */
export interface ShownFrame extends Omit<FrameEvent, 'frame' | 'covered' | 'beside'> {
  readonly beside?: { readonly psnrDb: number };
}

export type StageEvent =
  | { readonly type: 'provider'; readonly provider: ProviderName; readonly why: string }
  /** The engine was lost and is started anew; the provider's event follows. */
  | { readonly type: 'restarted'; readonly failure: EngineFailure }
  /** The light of the frames, a few times a second. */
  | { readonly type: 'light'; readonly colours: CornerColours }
  /** Frames begin to be shown softened, because they flash too often, or are shown as they are again. */
  | { readonly type: 'softened'; readonly isSoftened: boolean }
  | ShownFrame
  /** A small picture of a frame that was dreamed, soon after it. */
  | { readonly type: 'thumbnail'; readonly momentId: number; readonly picture: ImageBitmap }
  | Exclude<EngineEvent, FrameEvent>;

/** What the stage says to the page: its events, and that it needs another native engine, which only the page can start. */
export type StageMessage = StageEvent | { readonly type: 'portNeeded' };

export { BalanceBanner } from './components/balance-banner.js';
export type { BalanceBannerProps } from './components/balance-banner.js';
export { ErrorMessage } from './components/error-message.js';
export type { ErrorMessageProps } from './components/error-message.js';
export { ErrorToaster } from './components/error-toaster.js';
export type { ErrorToasterProps } from './components/error-toaster.js';
export type { FallbackProps } from './components/fallback-props.js';
export { ProviderErrorBoundary } from './components/provider-error-boundary.js';
export type { ProviderErrorBoundaryProps, ResetDetails } from './components/provider-error-boundary.js';
export { QuotaBanner } from './components/quota-banner.js';
export type { QuotaBannerProps } from './components/quota-banner.js';
export { RetryButton } from './components/retry-button.js';
export type { RetryButtonProps } from './components/retry-button.js';
export { StreamingText } from './components/streaming-text.js';
export type { StreamedMessage, StreamingTextProps } from './components/streaming-text.js';
export { TryAgainProvider } from './components/try-again-provider.js';
export type { TryAgainProviderProps } from './components/try-again-provider.js';
export { UsageMeter } from './components/usage-meter.js';
export type { UsageMeterProps } from './components/usage-meter.js';
export { VoiceStatus } from './components/voice-status.js';
export type { VoiceStatusProps } from './components/voice-status.js';
export type { Balance, PlanUsage, PlanWindow } from './hooks/account-tables.js';
export { providerQuery } from './hooks/provider-query.js';
export type { ReadOptions } from './hooks/provider-query.js';
export type { Links, TellOwner, Viewer } from './hooks/try-again-context.js';
export { useBalance } from './hooks/use-balance.js';
export { useChat } from './hooks/use-chat.js';
export type {
  ChatMessage,
  ChatMetadata,
  ChatPart,
  ChatStatus,
  ChatTimeouts,
  ChatUsage,
  FinishedAnswer,
  NewMessage,
  UseChatOptions,
  UseChatResult,
} from './hooks/use-chat.js';
export { useCooldown } from './hooks/use-cooldown.js';
export type { CooldownReading } from './hooks/use-cooldown.js';
export { useCountdown } from './hooks/use-countdown.js';
export type { Countdown } from './hooks/use-countdown.js';
export { useErrorToast } from './hooks/use-error-toast.js';
export type { ErrorToastOptions } from './hooks/use-error-toast.js';
export { useFileUpload } from './hooks/use-file-upload.js';
export type {
  FileField,
  FileTimeouts,
  FileUploadActions,
  FileUploadState,
  UploadedFile,
  UseFileUploadOptions,
} from './hooks/use-file-upload.js';
export { usePlanUsage } from './hooks/use-plan-usage.js';
export { useProviderMutation } from './hooks/use-provider-mutation.js';
export { useProviderQuery } from './hooks/use-provider-query.js';
export { useSpeech } from './hooks/use-speech.js';
export type {
  AudioPlayer,
  CreatePlayer,
  PausedBy,
  PlayerEvent,
  SpeechState,
  UseSpeechOptions,
  UseSpeechResult,
} from './hooks/use-speech.js';
export { useVoiceClone } from './hooks/use-voice-clone.js';
export type { CloneField, UseVoiceCloneOptions, VoiceCloneActions, VoiceCloneInput, VoiceCloneState } from './hooks/use-voice-clone.js';

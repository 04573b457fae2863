import { renderPage } from '../../report/document/renderPage';
import type { VideoEvaluation } from '../videoEvaluation';
import { VideoReportBody } from './VideoReportBody';

/** The report on a video as one HTML document that needs no other. */
export function renderVideoReport(evaluations: readonly VideoEvaluation[]): string {
  const videoName = evaluations[0]?.costs.video.name ?? 'no video';
  const body = <VideoReportBody evaluations={evaluations} videoName={videoName} />;
  return renderPage(`Evaluation on ${videoName}`, body);
}

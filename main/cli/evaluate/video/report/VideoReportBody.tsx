import type { ReactElement } from 'react';
import { Legend } from '../../report/charts/Legend';
import { DataTable } from '../../report/document/DataTable';
import { Section } from '../../report/document/Section';
import { counted } from '../../report/format';
import type { VideoEvaluation } from '../videoEvaluation';
import { videoTableHead, videoTableRows } from '../videoText';
import { Timeline } from './Timeline';
import { TradeoffPlots } from './TradeoffPlots';

/** What was measured on a video: the settings' figures, the trade-off that they move on, every frame. */
export function VideoReportBody(props: {
  readonly evaluations: readonly VideoEvaluation[];
  readonly videoName: string;
}): ReactElement {
  const { evaluations, videoName } = props;
  return (
    <>
      <header>
        <p className="kicker">Ampulla · evaluation on video</p>
        <h1>
          {counted(evaluations.length, 'model')} on {videoName}
        </h1>
        <p className="lead">{videoFacts(evaluations)}</p>
        <p className="notice">
          <strong>For research and training. Not a cleared medical device.</strong> One video is one
          procedure; a rendered one says nothing about patients.
        </p>
      </header>
      <main>
        <Settings evaluations={evaluations} />
        <Section id="tradeoff" title="What the settings move on" files={['tradeoff.csv']}>
          <p>
            Each line keeps two numbers of a preset’s rule and moves the third; hollow diamonds are
            the presets as they are. All of it comes from one pass of the model over the video.
            Delays beyond four times the longest of a preset are left out here; tradeoff.csv has
            them.
          </p>
          {evaluations.map(({ costs, tradeoff }) => (
            <div key={costs.pack.id} style={{ display: 'grid', gap: 16 }}>
              <h3>{nameOf(costs)}</h3>
              <TradeoffPlots points={tradeoff} />
            </div>
          ))}
        </Section>
        <Section id="frames" title="Frame by frame" files={['frames.csv']}>
          <p>
            The line is the peak of each prediction, the ground is marked while the papilla is in
            view, and the bars beneath say when each setting showed the overlay.
          </p>
          {evaluations.map(({ costs, frames }) => (
            <figure key={costs.pack.id}>
              <figcaption>{nameOf(costs)}</figcaption>
              <Legend names={Object.keys(frames[0]?.shown ?? {})} />
              <Timeline frames={frames} />
            </figure>
          ))}
        </Section>
      </main>
    </>
  );
}

function Settings({
  evaluations,
}: {
  readonly evaluations: readonly VideoEvaluation[];
}): ReactElement {
  return (
    <Section id="settings" title="What each setting costs" files={[]}>
      {evaluations.map((evaluation) => (
        <DataTable
          key={evaluation.costs.pack.id}
          caption={nameOf(evaluation.costs)}
          columns={videoTableHead.map((label, index) => ({
            label: label.toLowerCase().replace('iou', 'IoU'),
            isNumeric: index > 0,
          }))}
        >
          {videoTableRows(evaluation).map(([name, ...cells]) => (
            <tbody key={name}>
              <tr>
                <th scope="row">{name}</th>
                {cells.map((cell, index) => (
                  <td key={index} className="numeric">
                    {cell}
                  </td>
                ))}
              </tr>
            </tbody>
          ))}
        </DataTable>
      ))}
      <p className="remark">
        Delay: from the papilla’s appearance until it is shown, when every frame is predicted; the
        time of the inference comes on top. False: times that something appeared while no papilla
        was in view, a minute of such video; false frames also count what stays while it leaves.
        Flicker: changes between shown and hidden a minute, in brackets without the temporal logic.
        IoU and distance (share of the frame’s size): how the mark sat, where it stood on a papilla
        in view.
      </p>
    </Section>
  );
}

function nameOf({ pack, provider }: VideoEvaluation['costs']): string {
  return `${pack.id} ${pack.version} on ${provider}`;
}

function videoFacts(evaluations: readonly VideoEvaluation[]): string {
  const video = evaluations[0]?.costs.video;
  if (video === undefined) return '';
  const { frames, framesPerSecond, framesWithPapilla, appearances } = video;
  return `${frames} frames at ${framesPerSecond} fps, the papilla in view on ${framesWithPapilla} of them, ${counted(appearances, 'appearance')}.`;
}

import './training.css';
import { useEffect } from 'react';
import { ExerciseList } from './exercises/ExerciseList';
import { MakeExercise } from './making/MakeExercise';
import { ReportView } from './report/ReportView';
import { loadOverview } from './trainingActions';
import { useTraining } from './trainingStore';

/** Exercises, one that is being made, or a finished session. */
export function TrainingView() {
  const making = useTraining((state) => state.making);
  const report = useTraining((state) => state.report);
  useEffect(() => void loadOverview(), []);
  if (report !== null) return <ReportView report={report} />;
  if (making !== null) return <MakeExercise key={making.exerciseId} making={making} />;
  return <ExerciseList />;
}

import { leaveSession } from './session/sessionActions';
import { trainingStore } from './trainingStore';

/** One step back inside the training. @returns whether there was one */
export function goBackInTraining(): boolean {
  if (leaveSession()) return true;
  const { making, report, reportItem } = trainingStore.getState();
  if (reportItem !== null) trainingStore.setState({ reportItem: null });
  else if (report !== null) trainingStore.setState({ report: null });
  else if (making !== null) trainingStore.setState({ making: null });
  else return false;
  return true;
}

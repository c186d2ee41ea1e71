using Seaworthy.Tests.Execution.Recording;
using Seaworthy.Tests.Execution.Running;

namespace Seaworthy.Tests.Execution.Comparing;

/// <summary>All that can be seen of one run from outside.</summary>
internal sealed record Observation(
    LogLibrary Library,
    string Culture,
    IReadOnlyList<LogRecord> Records,
    IReadOnlyList<Attempt> Attempts,
    IReadOnlyList<string> Steps,
    IReadOnlyList<TimeSpan> Delays,
    IReadOnlyList<Exception> Failures,
    string Returned,
    Exception? Thrown);

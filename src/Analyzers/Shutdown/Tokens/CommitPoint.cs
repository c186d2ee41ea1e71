using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Names of methods that finish what has been begun: an acknowledgement that is cancelled after the work is done makes it be done twice.</summary>
internal static class CommitPoint
{
    private static readonly ImmutableArray<string> Words = ImmutableArray.Create(
        "Ack", "Acknowledge", "Nack", "Complete", "Abandon", "DeadLetter", "Commit", "Rollback", "Compensate", "Undo", "Release", "Unlock", "Renew",
        "Checkpoint", "DeleteMessage", "Flush", "Shutdown", "Disconnect", "Close", "Stop", "Cleanup", "WriteAll");

    public static bool IsNamed(string method, ShutdownSettings settings)
    {
        foreach (var word in Words)
        {
            if (Matches(method, word))
                return true;
        }

        foreach (var word in settings.CommitPointNames)
        {
            if (Matches(method, word))
                return true;
        }

        return false;
    }

    /// <summary>Whether the name begins with the word, or ends with it before <c>Async</c>.</summary>
    private static bool Matches(string method, string word)
    {
        if (CalledName.StartsWithWord(method, word))
            return true;

        var end = method.EndsWith("Async", StringComparison.Ordinal) ? method.Length - 5 : method.Length;
        return end > word.Length && string.CompareOrdinal(method, end - word.Length, word, 0, word.Length) is 0;
    }
}

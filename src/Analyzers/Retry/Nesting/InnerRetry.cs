namespace Seaworthy.Retry.Nesting;

/// <summary>Something inside an attempt that retries on its own.</summary>
/// <param name="Name">What the user calls it: a method, or the variable that holds a pipeline.</param>
/// <param name="Where">How it retries, for the message: <c>again inside</c>.</param>
/// <param name="Attempts">How many attempts it makes together with the first, when that is a constant.</param>
/// <param name="Surfaces">The exceptions that leave it once it has given up.</param>
/// <param name="ReturnsFailure">Whether it can also give up with a result, such as a bad response.</param>
internal sealed record InnerRetry(string Name, string Where, int? Attempts, ImmutableArray<INamedTypeSymbol> Surfaces, bool ReturnsFailure = false)
{
    public const string Itself = "retries itself";

    public const string ItsClient = "by its client";

    /// <summary>Whether the loop takes the end of the inner attempts for a failure of its own. A filter that nobody knows may let it pass.</summary>
    public bool IsRetriedBy(RetryLoop loop)
    {
        if (ReturnsFailure && loop.ResultCheck is not null)
            return true;

        foreach (var handler in loop.Handlers)
        {
            if (handler.Exception is null || !handler.FilterBesidesCounter.IsEmpty || (handler.Filter is not null && !handler.FilterIsSeparable))
                continue;

            foreach (var surfaced in Surfaces)
            {
                if (IsOrDerives(surfaced, handler.Exception) || IsOrDerives(handler.Exception, surfaced))
                    return true;
            }
        }

        return false;
    }

    private static bool IsOrDerives(INamedTypeSymbol type, INamedTypeSymbol ancestor)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, ancestor))
                return true;
        }

        return false;
    }
}

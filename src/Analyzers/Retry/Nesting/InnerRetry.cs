namespace Seaworthy.Retry.Nesting;

/// <summary>Something inside an attempt that retries on its own.</summary>
/// <param name="Name">What the user calls it: a method, or the variable that holds a pipeline.</param>
/// <param name="Where">How it retries, for the message: <c>again inside</c>.</param>
/// <param name="Attempts">How many attempts it makes together with the first, when that is a constant.</param>
/// <param name="Surfaces">The exceptions that leave it once it has given up.</param>
/// <param name="ReturnsFailure">Whether it can also give up with a result, such as a bad response.</param>
/// <param name="Filters">The filters that a failure has passed each time, see <see cref="FilterOf"/>.</param>
internal sealed record InnerRetry(
    string Name,
    string Where,
    int? Attempts,
    ImmutableArray<INamedTypeSymbol> Surfaces,
    bool ReturnsFailure = false,
    ImmutableArray<string> Filters = default)
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
            if (handler.Exception is null || !Passes(handler))
                continue;

            foreach (var surfaced in Surfaces)
            {
                if (IsOrDerives(surfaced, handler.Exception) || IsOrDerives(handler.Exception, surfaced))
                    return true;
            }
        }

        return false;
    }

    /// <summary>What is left of a filter without the counter, in a form that two clauses can be compared by; null when it can't be told apart.</summary>
    public static string? FilterOf(FailureHandler handler)
    {
        if (handler.Filter is not null && !handler.FilterIsSeparable)
            return null;

        var text = "";
        foreach (var part in handler.FilterBesidesCounter)
        {
            foreach (var token in part.DescendantTokens())
                text += handler.Variable is { } variable && token.ValueText == variable.Name ? "$ " : token.ValueText + " ";
        }

        return text;
    }

    private bool Passes(FailureHandler handler) => FilterOf(handler) is { } filter && (filter.Length is 0 || (!Filters.IsDefault && Filters.Contains(filter)));

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

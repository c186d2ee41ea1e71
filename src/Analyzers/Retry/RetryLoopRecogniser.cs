namespace Seaworthy.Retry;

/// <summary>Recognises retry loops; the one place that decides what is one.</summary>
internal sealed class RetryLoopRecogniser(RetrySymbols symbols, RetrySettings settings, CancellationToken cancellationToken)
{
    /// <param name="candidate">A loop statement, a labeled statement, or the declaration of a method or local function.</param>
    public RetryLoop? TryMatch(SyntaxNode candidate, SemanticModel model)
    {
        _ = (symbols, settings, cancellationToken, candidate, model);
        return null;
    }
}

using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>
/// The way from a finding to its loop: whatever place in a loop a rule reports, the first additional location of the
/// diagnostic is the loop's keyword.
/// </summary>
internal static class RetryLoopLocation
{
    /// <summary>The loop, labeled statement, method or local function that the keyword belongs to.</summary>
    public static SyntaxNode? Find(SyntaxNode root, Diagnostic diagnostic)
    {
        var location = diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0] : diagnostic.Location;
        if (!location.IsInSource || !root.FullSpan.Contains(location.SourceSpan))
            return null;

        var token = root.FindToken(location.SourceSpan.Start);
        return token.Span == location.SourceSpan && token.Parent is StatementSyntax or MethodDeclarationSyntax ? token.Parent : null;
    }
}

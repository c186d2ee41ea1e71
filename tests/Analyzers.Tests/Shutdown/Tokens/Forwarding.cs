using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Tests.Shutdown.Tokens;

/// <summary>Gives the marked call of a snippet the token <c>ct</c>.</summary>
internal static class Forwarding
{
    /// <returns>Null where the call can't be given the token.</returns>
    public static string? Apply(string marked, string token = "ct", bool replacesNone = false, ReferenceSet? references = null, LanguageVersion language = LanguageVersion.Latest)
    {
        var start = marked.IndexOf("[|", StringComparison.Ordinal);
        var end = marked.IndexOf("|]", StringComparison.Ordinal) - 2;
        var code = marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
        var model = Source.Bind(code, references ?? References.Net10, language);
        var root = model.SyntaxTree.GetRoot(TestContext.Current.CancellationToken);
        var call = root.DescendantNodes().OfType<ExpressionSyntax>().First(node => node.SpanStart == start && node.Span.End == end && node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax);
        var forwarded = TokenForwarding.TryForward(call, token, model, TestContext.Current.CancellationToken, replacesNone);
        if (forwarded is null)
            return null;

        Assert.True(TokenForwarding.CanTakeToken(call, model, TestContext.Current.CancellationToken, replacesNone));
        var changed = model.SyntaxTree.GetText(TestContext.Current.CancellationToken).WithChanges(forwarded.Changes).ToString();
        Assert.Equal(Trivia(root), Trivia(CSharpSyntaxTree.ParseText(changed, RuleTestOptions.Parse, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken)));
        Source.Bind(changed, references ?? References.Net10, language);
        return changed;
    }

    /// <summary>The comments of the code, in order.</summary>
    private static string Trivia(SyntaxNode root) => string.Join("\n", root.DescendantTrivia().Where(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)).Select(trivia => trivia.ToFullString()));
}

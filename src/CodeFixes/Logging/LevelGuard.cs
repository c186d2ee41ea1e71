using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Logging;
using Seaworthy.Logging.Generated;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Puts a log call into <c>if (log.IsEnabled(LogLevel.Debug))</c>, so that its values are only computed when they are shown.</summary>
internal sealed class LevelGuard(SemanticModel model, CancellationToken cancellationToken)
{
    /// <summary>The statement of the call, and the condition to put it under; null when that would change more than when values are computed.</summary>
    public (ExpressionStatementSyntax Statement, string Condition)? Find(LogCall call)
    {
        if (call is not { Library: LogLibrary.MicrosoftExtensions, Kind: LogCallKind.Message, Syntax: { Expression: MemberAccessExpressionSyntax { Expression: var logger }, Parent: ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement } }
            || !call.Method.ContainingType.Is("Microsoft.Extensions.Logging", "LoggerExtensions")
            || GeneratedEvent.TryReadLevel(call) is not var (level, written)
            || !LogCallRewriter.IsWhole(statement)
            || statement.DescendantTokens().Any(token => token.Text.Contains('\n'))
            || !StableValue.Is(model.GetValueOperation(logger, cancellationToken))
            || (written is not null && !StableValue.Is(model.GetValueOperation(written, cancellationToken)))
            || DoesMore(call)
            || IsGuarded(statement))
        {
            return null;
        }

        var type = call.Method.ContainingType.GetMembers("Log").OfType<IMethodSymbol>().SelectMany(method => method.Parameters).FirstOrDefault(parameter => GeneratedEvent.IsLevel(parameter.Type))?.Type;
        if (type is null)
            return null;

        var condition = $"{logger}.IsEnabled({(level is null ? written!.ToString() : type.ToMinimalDisplayString(model, statement.SpanStart) + "." + level)})";
        var bound = model.GetSpeculativeSymbolInfo(statement.SpanStart, SyntaxFactory.ParseExpression(condition), SpeculativeBindingOption.BindAsExpression);
        return bound.Symbol is IMethodSymbol { Name: "IsEnabled", ReturnType.SpecialType: SpecialType.System_Boolean } ? (statement, condition) : null;
    }

    public static void Apply(ExpressionStatementSyntax statement, string condition, SourceEdits edits, Layout layout)
    {
        var comment = statement.GetTrailingTrivia().LastOrDefault(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia);
        var span = TextSpan.FromBounds(statement.SpanStart, comment == default ? statement.Span.End : comment.Span.End);
        var indentation = layout.IndentationAt(statement.SpanStart);
        var lines = edits.Text.ToString(span).Split('\n').Select(line => line.TrimEnd('\r')).Select(line => line.StartsWith(indentation, StringComparison.Ordinal) ? line.Substring(indentation.Length) : line).ToArray();
        edits.Replace(span, layout.Render(layout.If(condition, lines), indentation).Substring(indentation.Length));
    }

    /// <summary>Whether the values do something that has to happen whether they are shown or not.</summary>
    private static bool DoesMore(LogCall call) =>
        StableValue.WritesVariables(call.Invocation) || call.Invocation.Descendants().Any(operation => operation is IAwaitOperation or IThrowOperation or IEventAssignmentOperation);

    private static bool IsGuarded(SyntaxNode statement) => statement.Ancestors()
        .TakeWhile(node => node is not MemberDeclarationSyntax || node is GlobalStatementSyntax)
        .Any(node => node is IfStatementSyntax { Condition: var condition } && condition.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText is "IsEnabled"));
}

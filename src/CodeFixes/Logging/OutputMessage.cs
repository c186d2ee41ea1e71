using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Common;
using Seaworthy.Common.Options;
using Seaworthy.Logging;
using Seaworthy.Logging.Outputs;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>The log call that says what direct output said, with its text as it was put together there.</summary>
/// <param name="MovesException">Whether the exception stands in the text, from where it is still to be moved.</param>
internal sealed record OutputMessage(InvocationExpressionSyntax LogCall, bool MovesException)
{
    /// <summary>Null when the output is no message: a fragment of a line, an array of characters, a text with a category.</summary>
    public static OutputMessage? Write(OutputCall output, ReachableLogger logger, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Text(output, model, cancellationToken) is not { } text || (output.Method.Name is "Write" && !IsAlone(output.Call)) || (output.Method.Name is "WriteLine" && EndsLine(output.Call)))
            return null;

        var arguments = new List<ArgumentSyntax>();
        var movesException = false;
        if (output.Handler is { Declaration.Identifier: { RawKind: (int)SyntaxKind.IdentifierToken } caught } handler && !OutputCall.IsCancellation(handler))
        {
            movesException = text.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == caught.ValueText && IsText(name));
            if (!movesException)
                arguments.Add(SyntaxFactory.Argument(SyntaxFactory.IdentifierName(caught.WithoutTrivia())));
        }

        arguments.Add(SyntaxFactory.Argument(text));
        var separators = Enumerable.Repeat(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.Space), arguments.Count - 1);
        var list = output.Call.ArgumentList.WithArguments(SyntaxFactory.SeparatedList(arguments, separators));
        var receiver = SyntaxFactory.ParseExpression(logger.Name);
        var method = SyntaxFactory.IdentifierName(MethodName(output.Level, logger.Library));
        var call = SyntaxFactory.InvocationExpression(SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, receiver, method), list);
        return new OutputMessage(output.Call.CopyAnnotationsTo(call.WithTriviaFrom(output.Call))!, movesException);
    }

    public static string MethodName(LogSeverity level, LogLibrary library) => (library, level) switch
    {
        (LogLibrary.Serilog, LogSeverity.Trace) => "Verbose",
        (LogLibrary.Serilog, LogSeverity.Critical) or (LogLibrary.NLog, LogSeverity.Critical) => "Fatal",
        (LogLibrary.Serilog, _) => level.ToString(),
        (LogLibrary.NLog, LogSeverity.Information) => "Info",
        (LogLibrary.NLog, LogSeverity.Warning) => "Warn",
        (LogLibrary.NLog, _) => level.ToString(),
        _ => "Log" + level,
    };

    /// <summary>The exception itself, its message, or all of its text: what moves in front of the template.</summary>
    private static bool IsText(IdentifierNameSyntax exception) => exception.Parent switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: var member, Parent: var parent } access when access.Expression == exception => member is "Message" || (member is "ToString" && parent is InvocationExpressionSyntax),
        InterpolationSyntax or BinaryExpressionSyntax or ArgumentSyntax => true,
        null => true,
        _ => false,
    };

    private static ExpressionSyntax? Text(OutputCall output, SemanticModel model, CancellationToken cancellationToken)
    {
        var arguments = output.Call.ArgumentList.Arguments;
        var parameters = output.Method.Parameters;
        if (arguments.Count is 0 || arguments.Any(argument => argument.NameColon is not null) || output.Method.Name is "WriteIf" or "WriteLineIf")
            return null;

        if (parameters[0].Name is "format" && arguments.Count > 1)
            return Format(output.Call.ArgumentList);

        if (arguments.Count > 1 || parameters.Length > 1 && parameters[0].Name is not "format")
            return null;

        var value = arguments[0].Expression;
        var type = model.GetTypeInfo(value, cancellationToken).Type;
        if (type is null or IArrayTypeSymbol or { IsRefLikeType: true })
            return null;

        return type.SpecialType is SpecialType.System_String ? value.WithoutTrivia() : Format(SyntaxFactory.ArgumentList(
            SyntaxFactory.SeparatedList([SyntaxFactory.Argument(SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression, SyntaxFactory.Literal("{0}"))), arguments[0].WithoutTrivia()])));
    }

    private static InvocationExpressionSyntax Format(ArgumentListSyntax arguments) => SyntaxFactory.InvocationExpression(
        SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.StringKeyword)), SyntaxFactory.IdentifierName("Format")),
        arguments.WithoutTrivia());

    /// <summary>A piece of a line is no event of its own.</summary>
    private static bool IsAlone(InvocationExpressionSyntax call)
    {
        var member = call.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        return member is not null && call.Parent is ExpressionStatementSyntax { Parent: BlockSyntax { Parent: not (ForStatementSyntax or ForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax) } }
            && !member.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(other => other != call && OutputCall.MayBe(other));
    }

    /// <summary>Nor is the end of a line whose beginning is written by other calls.</summary>
    private static bool EndsLine(InvocationExpressionSyntax call) =>
        call.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
        && member.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(other => CalledName.Of(other)?.Identifier.ValueText is "Write" && OutputCall.MayBe(other));
}

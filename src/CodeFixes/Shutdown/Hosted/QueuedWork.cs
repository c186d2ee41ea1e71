using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Common;
using Seaworthy.Common.Hosting;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Hosted;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>Hands work to a queue instead of leaving it alone, as a lambda with a token of its own.</summary>
internal sealed class QueuedWork(LostWork lost, FixedDocument document)
{
    private static readonly string[] Names = ["token", "stoppingToken", "workToken"];

    public SourceRepair? TryWrite()
    {
        if (lost.Work.Task != lost.Start
            || lost.Work.Holder is not { } holder
            || TaskMethodEdits.HasDirectives(holder)
            || FindStatement(holder) is not { } statement
            || IsInService(statement)
            || WorkQueue.Find(statement, document) is not { } queue
            || (queue.IsAwaited && !IsInAsync(statement))
            || Names.FirstOrDefault(IsFree) is not { } token)
        {
            return null;
        }

        var state = new RequestState(document, IsRequestToken);
        if (state.IsNeededBy(lost.Start))
            return null;

        var end = statement is ExpressionStatementSyntax { Expression: var expression } ? expression.Span.End : lost.Start.Span.End;
        var returnsValueTask = queue.Result.Name is "ValueTask";
        var changes = new List<TextChange>();
        TextSpan work;
        string head;
        if (lost.Start is { ArgumentList.Arguments: { Count: 1 or 2 } arguments } && lost.Name.Identifier.ValueText is "Run" && IsTaskRun())
        {
            switch (arguments[0].Expression)
            {
                case ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 0, ReturnType: null } lambda when lambda.AsyncKeyword.RawKind is not 0:
                    work = lambda.Span;
                    head = "";
                    changes.Add(new(lambda.ParameterList.Span, token));
                    break;

                case ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 0, ExpressionBody: { } body } when IsTask(body):
                    work = body.Span;
                    head = returnsValueTask ? $"async {token} => await " : token + " => ";
                    break;

                case IdentifierNameSyntax name when document.Model.GetSymbolInfo(name, document.CancellationToken).Symbol is IMethodSymbol { Parameters.Length: 0, ReturnType: INamedTypeSymbol { Name: "Task" } }:
                    work = name.Span;
                    head = returnsValueTask ? $"async {token} => await " : token + " => ";
                    changes.Add(new(new TextSpan(name.Span.End, 0), "()"));
                    break;

                default:
                    return null;
            }
        }
        else if (IsTask(lost.Start) && lost.Start.ArgumentList.Arguments.All(argument => state.MayWait(argument.Expression, statement)) && lost.Start.Expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax or ThisExpressionSyntax })
        {
            work = lost.Start.Span;
            head = returnsValueTask || lost.Start.Parent is ConditionalAccessExpressionSyntax ? $"async {token} => await " : token + " => ";
        }
        else
        {
            return null;
        }

        if (HasComment(statement, TextSpan.FromBounds(statement.SpanStart, work.Start)) || HasComment(statement, TextSpan.FromBounds(work.End, end)))
            return null;

        var call = $"{queue.Expression}.{queue.Method.Name}(";
        var suffix = queue.IsAwaited && statement.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method ? AwaitStyle.Suffix(method) : "";
        changes.Add(new(TextSpan.FromBounds(statement.SpanStart, work.Start), (queue.IsAwaited ? "await " : "") + call + head));
        changes.Add(new(TextSpan.FromBounds(work.End, end), ")" + suffix));
        foreach (var use in Tokens(work))
            changes.Add(new(use.Span, token));

        return new SourceRepair(changes, "System.Threading.Tasks");
    }

    /// <summary>The statement that is nothing but the work.</summary>
    private static StatementSyntax? FindStatement(SyntaxNode holder) => holder switch
    {
        ExpressionStatementSyntax statement => statement,
        AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax statement } => statement,
        VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax statement } } => statement,
        _ => null,
    };

    /// <summary>Whether a comment would go with what is replaced.</summary>
    public static bool HasComment(SyntaxNode node, TextSpan span) =>
        node.DescendantTrivia(span).Any(trivia => span.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    /// <summary>The tokens of the request, which is over while the work goes on.</summary>
    private IEnumerable<SyntaxNode> Tokens(TextSpan work) => lost.Start.DescendantNodes().Where(node => work.Contains(node.Span) && IsRequestToken(node));

    private bool IsRequestToken(SyntaxNode node) => node switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "RequestAborted" or "ConnectionAborted" } access => document.Model.GetTypeInfo(access, document.CancellationToken).Type.IsToken(),
        IdentifierNameSyntax name => document.Model.GetSymbolInfo(name, document.CancellationToken).Symbol is IParameterSymbol parameter
            && parameter.Type.IsToken()
            && !parameter.DeclaringSyntaxReferences.Any(reference => lost.Start.Span.Contains(reference.Span)),
        _ => false,
    };

    /// <summary>Whether the name means nothing in the work and around it; a lambda beside it may have a parameter of that name.</summary>
    private bool IsFree(string name) =>
        document.Model.LookupSymbols(lost.Start.SpanStart, name: name).IsEmpty
        && !lost.Start.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == name);

    private bool IsTaskRun() => document.Model.GetSymbolInfo(lost.Start, document.CancellationToken).Symbol is IMethodSymbol { ContainingType: { } type } && type.Is("System.Threading.Tasks", "Task");

    private bool IsTask(ExpressionSyntax value) => document.Model.GetTypeInfo(value, document.CancellationToken).Type is INamedTypeSymbol type && WorkFate.IsTask(type) && value is InvocationExpressionSyntax;

    /// <summary>A service may be the one that works the queue off.</summary>
    private bool IsInService(SyntaxNode statement) =>
        statement.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && document.Model.GetDeclaredSymbol(type, document.CancellationToken) is INamedTypeSymbol symbol
        && HostedService.IsHosted(symbol, new ShutdownSettings(document.Options).HostTypes);

    private static bool IsInAsync(SyntaxNode statement)
    {
        for (var node = statement.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.RawKind is not 0;

                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);

                case MethodDeclarationSyntax method:
                    return method.Modifiers.Any(SyntaxKind.AsyncKeyword);

                case LockStatementSyntax or MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return false;
            }
        }

        return true;
    }
}

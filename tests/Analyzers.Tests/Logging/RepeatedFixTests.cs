using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.CodeFixes.Logging;

namespace Seaworthy.Tests.Logging;

/// <summary>A tool that runs several fixes one after the other may hand on trees with the marks of the one before.</summary>
public sealed class RepeatedFixTests
{
    [Fact]
    public async Task Output_that_was_converted_before_is_left_as_it_is()
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Shop", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .WithMetadataReferences(References.Net10.Metadata);
        var document = project.AddDocument(
            "Shop.cs",
            """
            using System;
            using Microsoft.Extensions.Logging;

            class Shop(ILogger log)
            {
                void Ship(int order)
                {
                    Console.WriteLine("Packing");
                    Console.WriteLine("Shipping " + order);
                    Console.WriteLine("Shipped " + order);
                }
            }
            """);

        document = await ConvertAsync(document, text => !text.Contains("Shipped", StringComparison.Ordinal));
        document = await ConvertAsync(document, _ => true);

        Assert.Contains(
            """
                    log.LogInformation("Packing");
                    log.LogInformation("Shipping {Order}", order);
                    log.LogInformation("Shipped {Order}", order);
            """,
            (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString(),
            StringComparison.Ordinal);
    }

    private static async Task<Document> ConvertAsync(Document document, Predicate<string> isWanted)
    {
        var root = (await document.GetSyntaxRootAsync(TestContext.Current.CancellationToken))!;
        var calls = root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            .Where(call => call.ToString() is var text && text.StartsWith("Console", StringComparison.Ordinal) && isWanted(text));
        return (await new OutputConversion(document, TestContext.Current.CancellationToken).RunAsync([.. calls]))!;
    }
}
